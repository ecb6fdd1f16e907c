package io.bellwether.app;

import io.bellwether.codec.FieldMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --field NAME=PLACE} options into a mapping. */
final class Fields {

    private Fields() {}

    /**
     * A mapping of JSON documents; places are JSON Pointers.
     *
     * @throws WrongUseException when an option cannot be understood
     */
    static FieldMapping ofJson(List<String> options) {
        return mapping(options, false);
    }

    /** A mapping of CSV rows; places are columns. */
    static FieldMapping ofColumns(List<String> options) {
        return mapping(options, true);
    }

    private static FieldMapping mapping(List<String> options, boolean isCsv) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new WrongUseException("--field " + option + " is not of the form NAME=PLACE");
            }
            String place = option.substring(equals + 1);
            places.computeIfAbsent(option.substring(0, equals), name -> new ArrayList<>())
                    .add(isCsv ? "/" + place.replace("~", "~0").replace("/", "~1") : place);
        }
        try {
            return FieldMapping.of(places);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("--field: " + e.getMessage());
        }
    }

    /** The columns that {@code options} read the field {@code name} from. */
    static List<String> columnsOf(List<String> options, String name) {
        List<String> columns = new ArrayList<>();
        for (String option : options) {
            if (option.startsWith(name + "=")) {
                columns.add(option.substring(name.length() + 1));
            }
        }
        return columns.isEmpty() ? List.of(name) : columns;
    }
}
