package io.bellwether.app;

import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.util.EnumMap;
import java.util.Map;

/**
 * By which key the service names the authors of each asset, as the journal was told last. Whoever
 * looks for an author by another key finds nobody, and must not take that for an answer. Used once,
 * by one thread.
 */
final class NamesInForce {

    private final TopicReader reader;
    private final TopicNames names;
    private final Codecs codecs;
    private final Map<Asset, String> keyIds = new EnumMap<>(Asset.class);

    NamesInForce(TopicReader reader, TopicNames names, Codecs codecs) {
        this.reader = reader;
        this.names = names;
        this.codecs = codecs;
    }

    /**
     * Reads the journal; one that tells of no key is believed to have that of {@code sought}.
     *
     * @throws WrongUseException when authors have names that {@code sought} does not have
     */
    void require(Sought sought) {
        reader.read(names.scored(), AuthorSearch::forbidden, this::note);
        if (!keyIds.values().stream().allMatch(sought::isNamedBy)) {
            throw new WrongUseException(
                    "the service names authors by another key: give its "
                            + PseudonymKey.VARIABLE
                            + " or pseudonym.keyFile; nothing was written");
        }
    }

    private void note(InputRecord record) {
        if (codecs.entry(record) instanceof Entries.Read read) {
            for (Entries.Addressed entry : read.entries()) {
                if (entry.input() instanceof Input.AuthorsNamed named) {
                    keyIds.put(named.asset(), named.keyId());
                }
            }
        }
    }
}
