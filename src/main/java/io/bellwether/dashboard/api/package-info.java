/**
 * The HTTP API under {@code /api/v1}: what the board holds, as JSON, and what people may write down
 * with a token. It knows the form of requests and answers, and leaves to others where records come
 * from and how they are written.
 */
@NullMarked
package io.bellwether.dashboard.api;

import org.jspecify.annotations.NullMarked;
