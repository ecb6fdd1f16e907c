/** Tests of the sample company. */
@org.jspecify.annotations.NullMarked
package io.bellwether.demo;
