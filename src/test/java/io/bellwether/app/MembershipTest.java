package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kafka.GroupProtocol;
import io.bellwether.kafka.SourceSettings.Start;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MembershipTest {

    @Test
    void classicFromTheEarliestUnlessToldOtherwise() {
        assertThat(Membership.of(new TreeMap<>()))
                .isEqualTo(new Membership(GroupProtocol.CLASSIC, Start.EARLIEST));
        assertThat(
                        Membership.of(
                                new TreeMap<>(
                                        Map.of(
                                                "group.protocol", "consumer",
                                                "auto.offset.reset", "latest"))))
                .isEqualTo(new Membership(GroupProtocol.CONSUMER, Start.LATEST));
    }

    @Test
    void unknownChoiceIsNamed() {
        assertThatThrownBy(() -> Membership.of(new TreeMap<>(Map.of("group.protocol", "eager"))))
                .isInstanceOf(WrongUseException.class)
                .hasMessage("kafka.group.protocol: expected classic or consumer; got 'eager'");
    }

    @Test
    void clientsAreNotToldOfTheChoice() {
        assertThat(
                        Membership.without(
                                new TreeMap<>(
                                        Map.of("group.protocol", "consumer", "linger.ms", "5"))))
                .containsOnlyKeys("linger.ms");
    }
}
