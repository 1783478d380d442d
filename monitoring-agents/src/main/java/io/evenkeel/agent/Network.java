package io.evenkeel.agent;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /proc/net/dev}: bytes and errors of each interface (proc_pid_net(5)). */
final class Network {

    /** Ends of containers' cables come and go with the containers, and each would leave its series behind. */
    private static final Pattern LEFT_OUT = Pattern.compile("(veth|cali|lxc|ifb|dummy).*");

    private static final int HEADER_LINES = 2;
    private static final int RECEIVED_BYTES = 0;
    private static final int RECEIVE_ERRORS = 2;
    private static final int SENT_BYTES = 8;
    private static final int SEND_ERRORS = 10;
    private static final int COUNTERS = 16;

    private Network() {}

    static Findings parse(String dev) {
        var found = new Findings.Gathering();
        for (String line :
                dev.lines().skip(HEADER_LINES).filter(l -> !l.isBlank()).toList()) {
            // No counter holds a colon, an alias such as eth0:1 does; and old kernels put no blank behind it.
            int colon = line.lastIndexOf(':');
            String device = colon < 0 ? "" : line.substring(0, colon).strip();
            if (LEFT_OUT.matcher(device).matches()) {
                continue;
            }
            Optional<long[]> counters = Columns.counters(Columns.of(line.substring(colon + 1)), 0);
            if (device.isEmpty() || counters.isEmpty() || counters.get().length < COUNTERS) {
                found.broken("net/dev", line.strip());
                continue;
            }
            long[] c = counters.get();
            found.add("node_network_receive_bytes_total", "device", device, (double) c[RECEIVED_BYTES]);
            found.add("node_network_transmit_bytes_total", "device", device, (double) c[SENT_BYTES]);
            found.add("node_network_receive_errs_total", "device", device, (double) c[RECEIVE_ERRORS]);
            found.add("node_network_transmit_errs_total", "device", device, (double) c[SEND_ERRORS]);
        }
        return found.done("net/dev names no interface");
    }
}
