/**
 * Alerts: their records and life, which quotations speak for them, and what the floors for staff
 * withhold. Whether something is wrong is decided in {@code detection}.
 */
@NullMarked
package io.bellwether.alert;

import org.jspecify.annotations.NullMarked;
