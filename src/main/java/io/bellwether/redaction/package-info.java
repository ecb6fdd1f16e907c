/**
 * What of a quotation is not for publication: what names or reaches a person, and how it is
 * replaced. Which texts are published, and when, is decided elsewhere; person names are found by
 * whoever has models for it.
 */
@NullMarked
package io.bellwether.redaction;

import org.jspecify.annotations.NullMarked;
