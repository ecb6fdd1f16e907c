/**
 * What pages for people are made of: text that is escaped, numbers and times in words, tables, and
 * the course of an asset as a picture. Which page shows what is left to those who write it.
 */
@NullMarked
package io.bellwether.html;

import org.jspecify.annotations.NullMarked;
