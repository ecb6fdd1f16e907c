package io.bellwether.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback address",
        "127.255.3.1, a loopback address",
        "0.0.0.0, an unspecified address",
        "0.1.2.3, a private or reserved address",
        "10.1.2.3, a private or reserved address",
        "172.16.0.1, a private or reserved address",
        "172.31.255.255, a private or reserved address",
        "192.168.1.1, a private or reserved address",
        "100.64.0.1, a private or reserved address",
        "100.127.255.255, a private or reserved address",
        "169.254.169.254, a link-local address",
        "192.0.0.8, a private or reserved address",
        "198.18.0.1, a private or reserved address",
        "224.0.0.1, a multicast address",
        "240.0.0.1, a private or reserved address",
        "255.255.255.255, a private or reserved address",
        "::, an unspecified address",
        "::1, a loopback address",
        "fe80::1, a link-local address",
        "fec0::1, a private or reserved address",
        "fc00::1, a private or reserved address",
        "fdff::1, a private or reserved address",
        "ff02::1, a multicast address",
        "::ffff:10.0.0.1, a private or reserved address",
        "::ffff:127.0.0.1, a loopback address",
        "::127.0.0.1, a loopback address",
        "64:ff9b::10.0.0.1, a private or reserved address",
        "64:ff9b:1::1, a private or reserved address",
        "2002:7f00:1::1, a loopback address",
        "2002:a9fe:a9fe::1, a link-local address"
    })
    void addressThatIsNotPublicIsRefused(String address, String kind) throws Exception {
        InetAddress given = InetAddress.getByName(address);
        assertThat(AddressRule.PUBLIC_ONLY.refusal(given)).contains(kind);
        assertThat(AddressRule.ANY.refusal(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1"
            })
    void publicAddressIsAllowed(String address) throws Exception {
        assertThat(AddressRule.PUBLIC_ONLY.refusal(InetAddress.getByName(address))).isEmpty();
    }

    /** The JDK makes an address of IPv4 of it before anybody can look; other libraries need not. */
    @Test
    void mappedAddressIsRefusedWhateverItsForm() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        assertThat(
                        AddressRule.PUBLIC_ONLY.refusal(
                                java.net.Inet6Address.getByAddress(null, mapped, -1)))
                .isPresent();
    }
}
