package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {

    /** Loopback is every host's, and a link-local address may be another one's on the next link. */
    @Test
    void onlyAddressesThatNameThisHostAreTold() {
        var told =
                List.of("127.0.0.1", "::1", "169.254.7.7", "fe80::1", "0.0.0.0", "10.0.0.4", "2001:db8:0::4").stream()
                        .flatMap(text -> IpAddress.parse(text).stream())
                        .flatMap(OwnAddresses::worthTelling);

        assertThat(told).containsExactly("10.0.0.4", "2001:db8::4");
    }

    @Test
    void thisHostTellsNumericAddressesInOrder() {
        assertThat(OwnAddresses.now())
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(address -> IpAddress.parse(address).isPresent());
    }
}
