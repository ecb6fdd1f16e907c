package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.Member;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.TopicNames;
import java.time.InstantSource;
import reactor.core.scheduler.Scheduler;

/**
 * What every role of one process is made with. Safe for several threads.
 *
 * @param connection metered
 * @param instance a name that no other process of the group has
 * @param blocking threads for calls that wait
 */
record RoleWiring(
        Configuration configuration,
        KafkaConnection connection,
        TopicNames names,
        String instance,
        Membership membership,
        AuthorNaming authors,
        Codecs codecs,
        DeadLetters deadLetters,
        InstantSource clock,
        ServiceMeters meters,
        Scheduler blocking) {

    /** Who reads for {@code role}. */
    Member member(Role role) {
        return member(role.label());
    }

    /** Who reads for a role, or a part of one, of that name. */
    Member member(String role) {
        return new Member(configuration.group(), role, instance, membership.protocol());
    }
}
