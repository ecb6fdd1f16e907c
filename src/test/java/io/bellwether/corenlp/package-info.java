/** Tests of the scorers, their training and evaluation. */
@NullMarked
package io.bellwether.corenlp;

import org.jspecify.annotations.NullMarked;
