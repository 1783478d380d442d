package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.3",
                "::1",
                "0.0.0.0",
                "::",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fd00:ec2::254",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "240.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1"
            })
    void thisMachineTheLinkAndMetadataAreRefused(String address) {
        assertThat(AddressRules.obstacle("hooks.example.org", literal(address), List.of()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "100.64.0.1",
                "2606:4700::1111",
                "fd12::1",
                "64:ff9b::5db8:d70e",
                "2002:5db8:d70e::1"
            })
    void otherAddressesArePassed(String address) {
        assertThat(AddressRules.obstacle("hooks.example.org", literal(address), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.0.0.0/8, true",
        "127.0.0.0/31, true",
        "127.0.0.2/31, false",
        "127.0.0.2, false",
        "0.0.0.0/0, true",
        "::1, false",
        "hooks.example.org, true",
        "HOOKS.example.org, true",
        "example.org, false",
    })
    void anAdministratorAllowsByNetworkAddressOrName(String entry, boolean allowed) {
        assertThat(AddressRules.obstacle("hooks.example.org", literal("127.0.0.1"), List.of("10.0.0.1", entry))
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.0.0.0/8, true",
        "fd00::/8, true",
        "::1/128, true",
        "localhost, true",
        "hooks.example.org, true",
        "10.0.0.0/33, false",
        "10.0.0.0/-1, false",
        "10.0.0.0/x, false",
        "10.0.0, false",
        "1.2.3.4.5, false",
        "http://hooks.example.org, false",
        "hooks.example.org/8, false",
        "-a.example.org, false",
        "'', false",
        "*, false",
    })
    void onlyNetworksAddressesAndNamesCanBeListed(String entry, boolean fit) {
        assertThat(AddressRules.isEntry(entry)).isEqualTo(fit);
    }

    @Test
    void anAllowedNetworkInsideNatIsFound() {
        assertThat(AddressRules.obstacle("h", literal("64:ff9b::7f00:1"), List.of("64:ff9b::/96")))
                .isEmpty();
    }

    /** Mapped addresses become what they map to, as the resolver does it. */
    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
