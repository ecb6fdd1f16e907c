package io.bellwether.faults;

import java.util.List;

/** The monitors can read every entry of the journal, so that none of it is set aside. */
final class WholeJournalRead implements Guarantee {

    @Override
    public String promise() {
        return "no journal entry is set aside";
    }

    @Override
    public List<String> breaches(Observed observed) {
        return observed.journalLetters().stream()
                .map(place -> place + " is a dead letter of the journal")
                .toList();
    }
}
