package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @Test
    void readsTheInterfacesOfLinux618() throws Exception {
        var found = Network.parse(Shown.linux618("net/dev"));

        assertThat(found.broken()).isEmpty();
        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_network_receive_bytes_total{device=\"lo\"} 56768679",
                        "node_network_transmit_bytes_total{device=\"lo\"} 56768679",
                        "node_network_receive_errs_total{device=\"lo\"} 0",
                        "node_network_transmit_errs_total{device=\"lo\"} 0",
                        "node_network_receive_bytes_total{device=\"eth0\"} 657733428",
                        "node_network_transmit_bytes_total{device=\"eth0\"} 1515045",
                        "node_network_receive_errs_total{device=\"eth0\"} 0",
                        "node_network_transmit_errs_total{device=\"eth0\"} 0");
    }

    @Test
    void oldKernelsPutNoBlankBehindTheName() {
        var found = Network.parse(HEADER + "  eth0:1234567890 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15\n");

        assertThat(Shown.readings(found))
                .containsExactly(
                        "node_network_receive_bytes_total{device=\"eth0\"} 1234567890",
                        "node_network_transmit_bytes_total{device=\"eth0\"} 8",
                        "node_network_receive_errs_total{device=\"eth0\"} 2",
                        "node_network_transmit_errs_total{device=\"eth0\"} 10");
    }

    @Test
    void anAliasKeepsItsColon() {
        var found = Network.parse(HEADER + "eth0:1: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n");

        assertThat(found.readings()).allSatisfy(r -> assertThat(r.labels()).containsEntry("device", "eth0:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"veth1a2b3c4", "cali0123456789a", "lxc00aa", "ifb0", "dummy0"})
    void theEndsOfContainersCablesAreLeftOut(String device) {
        String dev =
                HEADER + "    lo: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n" + device + ": 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n";

        assertThat(Network.parse(dev).readings())
                .hasSize(4)
                .allSatisfy(r -> assertThat(r.labels()).containsEntry("device", "lo"));
    }

    @Test
    void aBrokenLineCostsThatInterfaceOnly() {
        var found = Network.parse(HEADER + "eth0: 1 2 3\nno colon\n: 1\neth1: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n");

        assertThat(found.readings())
                .hasSize(4)
                .allSatisfy(r -> assertThat(r.labels()).containsEntry("device", "eth1"));
        assertThat(found.broken()).hasSize(3).first().isEqualTo("net/dev has a line that can't be read: eth0: 1 2 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Inter-|", HEADER})
    void aTextWithoutInterfacesIsBroken(String dev) {
        assertThat(Network.parse(dev)).isEqualTo(Findings.broken("net/dev names no interface"));
    }
}
