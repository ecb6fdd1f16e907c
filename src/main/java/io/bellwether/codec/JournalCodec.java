package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.monitor.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The journal's JSON: one object per {@link Input}, which begins with {@code type} and {@code v}.
 * What is written is read back equal, to the last digit; no text of a stakeholder is ever in it.
 * Safe for use by several threads.
 *
 * <p>Names that a reader does not know are skipped, so that fields may be added within one version.
 * {@code type} and {@code v} come first because the reader makes one pass, and a journal of years
 * is read at every replay.
 */
public final class JournalCodec {

    /** The version that is written, and the only one that is read. */
    public static final int VERSION = 1;

    private static final String EXPECTED =
            "expected a journal record that begins with \"type\" and \"v\":" + VERSION;

    private static final int USUAL_BYTES = 512;

    /**
     * The record of {@code input}, in UTF-8.
     *
     * @throws IllegalArgumentException when a string in it has a lone surrogate; none that a
     *     decoder of this package made has one
     */
    public byte[] encode(Input input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", JournalType.of(input).label());
            json.writeNumberField("v", VERSION);
            writeBody(input, json);
            json.writeEndObject();
        } catch (com.fasterxml.jackson.core.JsonGenerationException e) {
            throw new IllegalArgumentException("a string in the input is not Unicode", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void writeBody(Input input, JsonGenerator json) throws IOException {
        switch (input) {
            case Input.Scored scored -> ScoredJson.write(scored.feedback(), json);
            case Input.Heartbeat heartbeat -> ControlJson.write(heartbeat, json);
            case Input.DecisionMade made -> DecisionJson.writeFields(made.decision(), json);
            case Input.LevelAccepted accepted -> ControlJson.write(accepted, json);
            case Input.SettingsChanged changed ->
                    SettingsJson.writeFields(changed.settings(), json);
            case Input.Rescored again -> ScoredJson.write(again.feedback(), json);
            case Input.ScorerReplaced replaced -> ControlJson.write(replaced, json);
            case Input.HypothesisRegistered registered ->
                    HypothesisJson.writeRegistered(registered.hypothesis(), json);
            case Input.AuthorErased erased -> ErasureJson.write(erased, json);
            case Input.AuthorsNamed named -> ErasureJson.write(named, json);
        }
    }

    /**
     * The input that {@code value} records.
     *
     * @throws UnsupportedFormatException when it is no journal record, or one of a type or version
     *     that this program does not know
     */
    public Input decode(byte[] value) {
        try (JsonParser parser = StrictJson.OWN.createParser(value)) {
            JournalType type = readHead(parser);
            if (type == JournalType.SCORED) {
                return new Input.Scored(new ScoredJson().read(parser));
            }
            if (type == JournalType.RESCORED) {
                return new Input.Rescored(new ScoredJson().read(parser));
            }
            return readRare(type, value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnsupportedFormatException(EXPECTED + "; a value in it is outside its range");
        } catch (IOException e) {
            // The parser's own message quotes what it read, and is left behind for that reason.
            throw new UnsupportedFormatException(
                    EXPECTED + "; it cannot be read: " + StrictJson.rejection(e).detail());
        }
    }

    private static JournalType readHead(JsonParser parser) throws IOException {
        boolean isTyped =
                parser.nextToken() == JsonToken.START_OBJECT
                        && "type".equals(parser.nextFieldName())
                        && parser.nextToken() == JsonToken.VALUE_STRING;
        if (!isTyped) {
            throw new UnsupportedFormatException(EXPECTED + "; \"type\" does not come first");
        }
        JournalType type = JournalType.ofLabel(parser.getText());
        boolean isVersioned =
                "v".equals(parser.nextFieldName())
                        && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
        if (!isVersioned) {
            throw new UnsupportedFormatException(EXPECTED + "; \"v\" does not come second");
        }
        if (parser.getLongValue() != VERSION) {
            throw new UnsupportedFormatException(
                    EXPECTED + "; it has version " + parser.getLongValue());
        }
        return type;
    }

    private static Input readRare(JournalType type, byte[] value) throws IOException {
        OwnObject object = new OwnObject(type.label(), StrictJson.MAPPER.readTree(value));
        return switch (type) {
            case HEARTBEAT -> ControlJson.readHeartbeat(object);
            case DECISION -> new Input.DecisionMade(DecisionJson.read(object));
            case LEVEL_ACCEPTED -> ControlJson.readLevelAccepted(object);
            case SETTINGS -> new Input.SettingsChanged(SettingsJson.read(object));
            case SCORER_REPLACED -> ControlJson.readScorerReplaced(object);
            case HYPOTHESIS ->
                    new Input.HypothesisRegistered(HypothesisJson.readOwn(object.node()));
            case AUTHOR_ERASED -> ErasureJson.readErased(object);
            case AUTHORS_NAMED -> ErasureJson.readNamed(object);
            case SCORED, RESCORED ->
                    throw new IllegalStateException("scored records are read in one pass");
        };
    }
}
