package io.evenkeel.notify.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be called. Pure. Private networks are allowed: that is where a customer's own receivers are. What is
 * not: this machine, the link, and the addresses where clouds keep the credentials of a machine.
 */
final class AddressRules {

    /** Clouds' metadata outside link-local: Alibaba, Azure, Oracle, AWS by IPv6. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private AddressRules() {}

    /**
     * Why an address may not be called; empty if it may.
     *
     * @param host as it stands in the URL
     * @param allowed networks, addresses and host names that an administrator listed
     */
    static Optional<String> obstacle(String host, InetAddress address, List<String> allowed) {
        Optional<String> kind = forbidden(address);
        if (kind.isEmpty() || allowed.stream().anyMatch(entry -> covers(entry, host, address))) {
            return Optional.empty();
        }
        return Optional.of(address.getHostAddress() + " is " + kind.get());
    }

    private static Optional<String> forbidden(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Optional.of("this machine itself");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("a link-local address, where clouds keep their metadata");
        }
        if (METADATA.contains(address.getHostAddress().toLowerCase(Locale.ROOT))) {
            return Optional.of("where a cloud keeps its metadata");
        }
        if (address.isMulticastAddress() || isReserved(address)) {
            return Optional.of("no address of one machine");
        }
        return embedded(address).flatMap(AddressRules::forbidden);
    }

    /** 0.0.0.0/8 means this machine to some systems; 240.0.0.0/4 is reserved and holds the broadcast address. */
    private static boolean isReserved(InetAddress address) {
        int first = address.getAddress()[0] & 0xFF;
        return address instanceof Inet4Address && (first == 0 || first >= 240);
    }

    /** The IPv4 address inside an IPv6 one that leads to it: NAT64 (RFC 6052), 6to4 (RFC 3056), IPv4-compatible. */
    private static Optional<InetAddress> embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)
                || startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return Optional.of(ofFour(bytes, 12));
        }
        return startsWith(bytes, 0x20, 0x02) ? Optional.of(ofFour(bytes, 2)) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ofFour(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /** Whether this can stand in the list: a host name, an address, or a network such as 127.0.0.0/8. */
    static boolean isEntry(String entry) {
        return entry.length() <= 253 && (network(entry).isPresent() || isName(entry));
    }

    private static boolean isName(String entry) {
        return entry.matches("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
                && !entry.matches("[0-9.]+");
    }

    private static boolean covers(String entry, String host, InetAddress address) {
        return network(entry).map(network -> network.holds(address)).orElseGet(() -> entry.equalsIgnoreCase(host));
    }

    private record Network(byte[] bytes, int prefix) {

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != bytes.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Optional<Network> network(String entry) {
        String[] parts = entry.split("/", -1);
        if (parts.length > 2
                || parts[0].isEmpty()
                || !parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(parts[0]).getAddress();
            int longest = bytes.length * 8;
            int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
            return prefix < 0 || prefix > longest ? Optional.empty() : Optional.of(new Network(bytes, prefix));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
