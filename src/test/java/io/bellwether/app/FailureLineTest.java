package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailureLineTest {

    private final Throwable foreign = new IllegalStateException("what somebody wrote");

    @Test
    void messagesOfKafkaAndOfThisProgramAreTold() {
        assertThat(FailureLine.of(new TimeoutException("no answer from b-1")))
                .isEqualTo("TimeoutException: no answer from b-1");
        assertThat(FailureLine.of(new RoleFailedException("the local broker ended")))
                .isEqualTo("RoleFailedException: the local broker ended");
    }

    @Test
    void messagesOfOthersAreNotTold() {
        assertThat(FailureLine.of(foreign)).isEqualTo("IllegalStateException");
        assertThat(FailureLine.of(new StackOverflowError("what somebody wrote")))
                .isEqualTo("StackOverflowError");
    }

    @Test
    void aMessageThatWasMadeOfAnothersIsNotTold() {
        assertThat(FailureLine.of(new KafkaException(foreign)))
                .isEqualTo("KafkaException, caused by IllegalStateException");
    }

    @Test
    void whatCausedAnothersFailureIsTold() {
        Throwable timeout = new TimeoutException("no answer from b-1");
        assertThat(FailureLine.of(new CompletionException(new ExecutionException(timeout))))
                .isEqualTo(
                        "CompletionException, caused by ExecutionException,"
                                + " caused by TimeoutException: no answer from b-1");
    }

    @Test
    void aRefusalIsExplained() {
        assertThat(FailureLine.of(new TopicAuthorizationException(Set.of("bellwether.alert.v1"))))
                .startsWith("NotAllowedException: the brokers do not allow this client to ")
                .contains("bellwether.alert.v1");
    }
}
