package io.bellwether.app;

import io.bellwether.kafka.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/** Input that the broker hands out slowly, so that a fast machine is not done before a fault. */
final class SlowInput {

    /** Small fetches, which a quota can spread over time, and small transactions. */
    static final List<String> SETTINGS =
            List.of(
                    "kafka.fetch.max.bytes=16384",
                    "kafka.max.partition.fetch.bytes=16384",
                    "kafka.max.poll.records=100");

    private SlowInput() {}

    /**
     * Bounds what the role {@code score} of the service is given in a second.
     *
     * @param bytesPerSecond null for no bound
     */
    static void bound(KafkaConnection connection, @Nullable Integer bytesPerSecond)
            throws Exception {
        Double rate = bytesPerSecond == null ? null : Double.valueOf(bytesPerSecond);
        ClientQuotaEntity client =
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "bellwether-score-0"));
        ClientQuotaAlteration.Op bound = new ClientQuotaAlteration.Op("consumer_byte_rate", rate);
        try (Admin admin = connection.admin()) {
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(bound))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
