package io.bellwether.monitor;

import io.bellwether.alert.Alert;
import java.util.List;

/** What a monitor told, by its kind. */
final class Outputs {

    private Outputs() {}

    static List<Alert> alerts(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.AlertChanged.class::isInstance)
                .map(output -> ((Output.AlertChanged) output).alert())
                .toList();
    }

    static List<Level> levels(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.LevelClosed.class::isInstance)
                .map(output -> ((Output.LevelClosed) output).level())
                .toList();
    }
}
