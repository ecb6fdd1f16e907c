package io.bellwether.app;

import io.bellwether.dashboard.Health;
import java.util.ArrayList;
import java.util.List;

/** How the roles of this process do. Safe for several threads. */
final class ServiceHealth implements Health {

    private final Service service;

    ServiceHealth(Service service) {
        this.service = service;
    }

    @Override
    public List<String> stuck() {
        return service.hasFailed() ? List.of("a role gave up") : List.of();
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>(stuck());
        if (service.begun().isEmpty()) {
            reasons.add("no role has begun");
        }
        for (Role role : service.begun()) {
            if (service.standing(role).lag().isEmpty()) {
                reasons.add(role.label() + ": no partitions yet, or the brokers do not answer");
            }
        }
        return reasons;
    }
}
