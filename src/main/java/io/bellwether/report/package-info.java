/**
 * A finished past for people: a page of HTML that needs nothing beside itself, the same as JSON,
 * and the digest of one week. It shows what the public forms of alerts, levels and verdicts hold
 * and what follows from them, and never asks for more, so the protection of staff in them holds
 * here too. Where a past comes from, and what is true of it, is said elsewhere.
 */
@NullMarked
package io.bellwether.report;

import org.jspecify.annotations.NullMarked;
