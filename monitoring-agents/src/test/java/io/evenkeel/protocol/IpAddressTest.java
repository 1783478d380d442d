package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5",
        "255.255.255.255, 255.255.255.255",
        "::ffff:10.0.0.5, 10.0.0.5",
        "::1, ::1",
        "::, ::",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "fe80:0:0:0:1:2:3:0, fe80::1:2:3:0",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    })
    void everyAddressHasOneText(String given, String text) {
        assertThat(IpAddress.parse(given).map(IpAddress::text)).contains(text);
        assertThat(IpAddress.parse(text).map(IpAddress::text)).contains(text);
    }

    @Test
    void aNameIsNoAddress() {
        assertThat(IpAddress.parse("localhost")).isEmpty();
        assertThat(IpAddress.parse("10.0.0.256")).isEmpty();
        assertThat(IpAddress.parse("")).isEmpty();
        assertThat(IpAddress.parse("10.0.0.5:5432")).isEmpty();
    }
}
