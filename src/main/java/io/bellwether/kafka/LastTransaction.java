package io.bellwether.kafka;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the last transaction under a name, as its coordinator remembers it. To be asked
 * before another one is begun. Calls block.
 */
record LastTransaction(KafkaConnection connection, String transactionalId) {

    private static final DescribeTransactionsOptions WITHIN =
            new DescribeTransactionsOptions().timeoutMs(10_000);
    private static final Logger LOG = LoggerFactory.getLogger(LastTransaction.class);

    /** Whether it is committed, or is going to be; false where nobody knows of it. */
    boolean isCommitted() {
        try (Admin admin = connection.admin()) {
            TransactionState state =
                    Futures.get(
                                    admin.describeTransactions(List.of(transactionalId), WITHIN)
                                            .description(transactionalId))
                            .state();
            return state == TransactionState.COMPLETE_COMMIT
                    || state == TransactionState.PREPARE_COMMIT;
        } catch (TransactionalIdNotFoundException
                | AuthorizationException
                | UnsupportedVersionException e) {
            LOG.debug("{}: {}", transactionalId, e.toString());
            return false;
        }
    }

    /** Takes an offset back that a group does not need; leaves it where that is not allowed. */
    void removeOffset(String group, TopicPartition partition) {
        try (Admin admin = connection.admin()) {
            Futures.get(admin.deleteConsumerGroupOffsets(group, Set.of(partition)).all());
        } catch (AuthorizationException | GroupSubscribedToTopicException e) {
            LOG.debug("{} keeps an offset of {}: {}", group, partition, e.toString());
        }
    }
}
