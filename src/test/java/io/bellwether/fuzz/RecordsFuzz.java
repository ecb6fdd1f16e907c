package io.bellwether.fuzz;

import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedControl;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.codec.DecodedHypothesis;
import io.bellwether.codec.HypothesisCodec;
import io.bellwether.codec.JournalCodec;
import io.bellwether.monitor.Input;
import java.time.Instant;

/** Records of the control and decision topics, and lines of hypotheses. */
public final class RecordsFuzz {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private RecordsFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        switch (new ControlCodec().decode(data, NOW)) {
            case DecodedControl.Rejected rejected -> Promise.isFitForLogs(rejected.rejection());
            case DecodedControl.Accepted accepted -> goesIntoTheJournal(accepted.input());
            case DecodedControl.Erasure erasure ->
                    erasure.perAsset().forEach(RecordsFuzz::goesIntoTheJournal);
        }
        switch (new DecisionCodec().decode(data)) {
            case DecodedDecision.Rejected rejected -> Promise.isFitForLogs(rejected.rejection());
            case DecodedDecision.Accepted accepted ->
                    goesIntoTheJournal(new Input.DecisionMade(accepted.decision()));
        }
        switch (new HypothesisCodec().decode(data)) {
            case DecodedHypothesis.Rejected rejected -> Promise.isFitForLogs(rejected.rejection());
            case DecodedHypothesis.Accepted accepted ->
                    goesIntoTheJournal(new Input.HypothesisRegistered(accepted.hypothesis()));
        }
    }

    private static void goesIntoTheJournal(Input input) {
        JournalCodec journal = new JournalCodec();
        Promise.holds(
                journal.decode(journal.encode(input)).equals(input),
                "what was accepted can be written into the journal and read again");
    }
}
