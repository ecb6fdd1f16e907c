package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import java.util.List;

/** Where this program itself writes feedback. */
final class FeedbackTopics {

    private FeedbackTopics() {}

    /** The first of the asset's input topics. */
    static String of(TopicNames names, Asset asset) {
        return names.feedback().getOrDefault(asset, List.of()).getFirst();
    }
}
