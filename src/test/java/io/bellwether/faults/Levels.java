package io.bellwether.faults;

import io.bellwether.codec.LevelCodec;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.InputRecord;
import java.util.List;
import java.util.function.ToLongFunction;

/** Sums over the level topic. */
final class Levels {

    private Levels() {}

    static long sum(List<InputRecord> levels, ToLongFunction<Level> count) {
        LevelCodec codec = new LevelCodec();
        long sum = 0;
        for (InputRecord level : levels) {
            byte[] value = level.value();
            if (value != null) {
                sum += count.applyAsLong(codec.decode(value));
            }
        }
        return sum;
    }
}
