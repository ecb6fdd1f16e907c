package io.bellwether.kafka;

/**
 * What a role may have to be allowed.
 *
 * @param role such as score
 * @param operation such as READ, as Kafka names it
 * @param kind of resource, such as TOPIC
 * @param name of the resource; one that ends in * is a prefix
 */
record Permission(String role, String operation, String kind, String name) {

    /** Role, operation, kind, name. */
    @Override
    public String toString() {
        return role + " " + operation + " " + kind + " " + name;
    }
}
