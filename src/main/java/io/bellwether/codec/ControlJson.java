package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.monitor.Input;
import java.io.IOException;
import java.util.SortedSet;

/** Heartbeats, acceptances of a level and changes of the scorer, without the braces. */
final class ControlJson {

    private ControlJson() {}

    static void write(Input.Heartbeat heartbeat, JsonGenerator json) throws IOException {
        json.writeStringField("asset", heartbeat.asset().label());
        json.writeStringField("at", heartbeat.at().toString());
        writeStrings("sources", heartbeat.sources(), json);
        writeStrings("idle", heartbeat.idle(), json);
    }

    static Input.Heartbeat readHeartbeat(OwnObject object) {
        return new Input.Heartbeat(
                object.asset("asset"),
                object.instant("at"),
                object.strings("sources"),
                object.strings("idle"));
    }

    static void write(Input.LevelAccepted accepted, JsonGenerator json) throws IOException {
        json.writeStringField("id", accepted.id());
        json.writeStringField("asset", accepted.asset().label());
        json.writeStringField("at", accepted.at().toString());
        json.writeStringField("by", accepted.by());
    }

    static Input.LevelAccepted readLevelAccepted(OwnObject object) {
        return new Input.LevelAccepted(
                object.string("id"),
                object.asset("asset"),
                object.instant("at"),
                object.string("by"));
    }

    static void write(Input.ScorerReplaced replaced, JsonGenerator json) throws IOException {
        json.writeStringField("id", replaced.id());
        json.writeStringField("asset", replaced.asset().label());
        json.writeStringField("scorerId", replaced.scorerId());
        json.writeStringField("at", replaced.at().toString());
    }

    static Input.ScorerReplaced readScorerReplaced(OwnObject object) {
        return new Input.ScorerReplaced(
                object.string("id"),
                object.asset("asset"),
                object.string("scorerId"),
                object.instant("at"));
    }

    static void writeStrings(String field, SortedSet<String> values, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
