/**
 * JSON and binary forms of the core's types: decoding of input records and file lines, the journal,
 * alerts, levels, decisions; field mapping. Used by every adapter; opens no file and no connection.
 */
@NullMarked
package io.bellwether.codec;

import org.jspecify.annotations.NullMarked;
