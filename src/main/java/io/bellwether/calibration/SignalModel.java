package io.bellwether.calibration;

import io.bellwether.detection.NoiseModel;
import io.bellwether.detection.Signal;

/** What the detector had found out about one signal at the end of the past. */
public record SignalModel(Signal signal, NoiseModel model) {}
