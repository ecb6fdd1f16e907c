package io.bellwether.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses a webhook may reach. Whoever sets its address, or answers for its name, could
 * otherwise make this service post into a network that only the service can reach.
 */
public enum AddressRule {
    /** Any address. */
    ANY,
    /**
     * Addresses of the public internet only: no loopback, private (RFC 1918, unique local), shared
     * (100.64.0.0/10), link-local, multicast, unspecified or reserved ones. An address of IPv4
     * within one of IPv6 (mapped, compatible, translated, 6to4) counts as what is within.
     */
    PUBLIC_ONLY;

    private static final int LENGTH_OF_FOUR = 4;

    /** Why {@code address} must not be reached, such as "a loopback address"; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        return this == ANY ? Optional.empty() : kindOf(address);
    }

    private static Optional<String> kindOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress()) {
            return Optional.of("an unspecified address");
        }
        if (address.isLoopbackAddress()) {
            return Optional.of("a loopback address");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("a link-local address");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("a multicast address");
        }
        boolean isPrivate =
                address.isSiteLocalAddress()
                        || (bytes.length == LENGTH_OF_FOUR
                                ? isReservedOfFour(bytes)
                                : isReservedOfSix(bytes));
        if (isPrivate) {
            return Optional.of("a private or reserved address");
        }
        return within(bytes).flatMap(AddressRule::kindOf);
    }

    private static boolean isReservedOfFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean isThisNetwork = first == 0;
        boolean isShared = first == 100 && second >= 64 && second < 128;
        boolean isProtocol = first == 192 && second == 0 && bytes[2] == 0;
        boolean isBenchmark = first == 198 && (second == 18 || second == 19);
        return isThisNetwork || isShared || isProtocol || isBenchmark || first >= 240;
    }

    /** Unique local ones, and those that a local translator (64:ff9b:1::/48) gives a meaning. */
    private static boolean isReservedOfSix(byte[] bytes) {
        boolean isUniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        return isUniqueLocal || startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01);
    }

    private static Optional<InetAddress> within(byte[] bytes) {
        if (bytes.length == LENGTH_OF_FOUR) {
            return Optional.empty();
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return Optional.of(ofFour(Arrays.copyOfRange(bytes, 2, 6)));
        }
        boolean isTranslated = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean isMapped = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        boolean isCompatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return isTranslated || isMapped || isCompatible
                ? Optional.of(ofFour(Arrays.copyOfRange(bytes, 12, 16)))
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ofFour(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
