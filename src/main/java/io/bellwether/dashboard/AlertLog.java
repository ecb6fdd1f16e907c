package io.bellwether.dashboard;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that were told of, each with its records. Bounded: {@value #MOST_ALERTS} alerts,
 * {@value #MOST_RECORDS} records of each (its first and its last ones), and {@link #mostCharacters}
 * of records in all. Where there are more, the alert that was told of longest ago goes, a resolved
 * one before an open one. Not safe for several threads.
 */
final class AlertLog {

    static final int MOST_ALERTS = 20_000;
    static final int MOST_RECORDS = 50;

    /** Most characters are one byte in memory: about 128 MB. */
    static final long MOST_CHARACTERS = 128L << 20;

    private final long mostCharacters;

    /** By id; the one that was told of last stands last. */
    private final LinkedHashMap<String, Life> lives = new LinkedHashMap<>();

    private long characters;
    private @Nullable List<AlertHead> sorted;

    AlertLog() {
        this(MOST_CHARACTERS);
    }

    AlertLog(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Takes one record; one that comes twice changes nothing, in whatever order they come. */
    void add(AlertHead head, String record) {
        Life life = lives.remove(head.id());
        if (life == null) {
            life = new Life(head);
        }
        lives.put(head.id(), life);
        characters += life.add(head, record);
        while (lives.size() > MOST_ALERTS || (characters > mostCharacters && lives.size() > 1)) {
            dropOne();
        }
        sorted = null;
    }

    /** Replaces the records of an alert before {@code head} by what {@code shown} makes of them. */
    void replaceBefore(AlertHead head, UnaryOperator<String> shown) {
        Life life = lives.get(head.id());
        if (life != null) {
            characters -= life.characters();
            life.records.headMap(head.seq()).replaceAll((seq, record) -> shown.apply(record));
            characters += life.characters();
        }
    }

    private void dropOne() {
        String victim = lives.firstEntry().getKey();
        for (Map.Entry<String, Life> each : lives.entrySet()) {
            if (!each.getValue().head.isOpen()) {
                victim = each.getKey();
                break;
            }
        }
        remove(victim);
    }

    void remove(String id) {
        Life life = lives.remove(id);
        if (life != null) {
            characters -= life.characters();
            sorted = null;
        }
    }

    /** All, in the order of {@link AlertHead#NEWEST_FIRST}. */
    List<AlertHead> heads() {
        List<AlertHead> known = sorted;
        if (known == null) {
            List<AlertHead> heads = new ArrayList<>(lives.size());
            lives.values().forEach(life -> heads.add(life.head));
            heads.sort(AlertHead.NEWEST_FIRST);
            known = List.copyOf(heads);
            sorted = known;
        }
        return known;
    }

    /** The records of one alert in the order of their numbers; empty when it is not known. */
    List<String> records(String id) {
        Life life = lives.get(id);
        return life == null ? List.of() : List.copyOf(life.records.values());
    }

    private static final class Life {

        private final TreeMap<Integer, String> records = new TreeMap<>();
        private AlertHead head;

        Life(AlertHead head) {
            this.head = head;
        }

        /** By how many characters it has grown. */
        long add(AlertHead newer, String record) {
            head = newer.seq() >= head.seq() ? newer : head;
            String replaced = records.put(newer.seq(), record);
            long grown = (long) record.length() - (replaced == null ? 0 : replaced.length());
            if (records.size() > MOST_RECORDS) {
                Iterator<String> each = records.values().iterator();
                each.next();
                grown -= each.next().length();
                each.remove();
            }
            return grown;
        }

        long characters() {
            return records.values().stream().mapToLong(String::length).sum();
        }
    }
}
