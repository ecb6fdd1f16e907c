/**
 * Measures the detector on simulated feedback, beside detectors of other kinds on the same votes:
 * false alarms a year, delays, the cost of each ingredient and the size of the state. It answers
 * for the simulated worlds, the other detectors and the statistics; what a vote is and what is
 * detected is left to {@code window} and {@code detection}, which run as they do in the service.
 */
@NullMarked
package io.bellwether.benchmark;

import org.jspecify.annotations.NullMarked;
