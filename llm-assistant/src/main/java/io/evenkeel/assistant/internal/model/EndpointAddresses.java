package io.evenkeel.assistant.internal.model;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * At which addresses a model may be. This machine and private networks are allowed, since models run there; what is not: the
 * link and the addresses where clouds keep a machine's credentials, whoever names them and however; and without TLS all that
 * is neither this machine nor private. Looked up when the settings are read and before each call, since a name may lead
 * elsewhere later. Thread-safe.
 */
final class EndpointAddresses {
    /** Clouds' metadata outside link-local: Alibaba, Azure, Oracle, AWS by IPv6. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    /** Digits or hexadecimal only, as some programs read an IPv4 address. */
    private static final Pattern NUMBERS = Pattern.compile("(?i)(?:0x[0-9a-f]*|\\d+)(?:\\.(?:0x[0-9a-f]*|\\d+))*\\.?");

    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");

    /** Where a name leads. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final NameService names;

    EndpointAddresses(NameService names) {
        this.names = names;
    }

    EndpointAddresses() {
        this(InetAddress::getAllByName);
    }

    /** Whether the part of an address before its path is an IPv4 address that is not written as four numbers. */
    static boolean isOddlyWritten(String authority) {
        String host = authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
        return NUMBERS.matcher(host).matches() && !FOUR_NUMBERS.matcher(host).matches();
    }

    /**
     * Why this must not be called, as a part of a sentence; empty where it may.
     *
     * @throws UnknownHostException where its name leads nowhere
     */
    Optional<String> obstacle(URI base) throws UnknownHostException {
        boolean plain = "http".equals(base.getScheme());
        return Arrays.stream(names.addresses(base.getHost()))
                .flatMap(address -> obstacle(address, plain).stream())
                .findFirst();
    }

    private static Optional<String> obstacle(InetAddress address, boolean plain) {
        for (InetAddress meant : meant(address)) {
            Optional<String> kind = forbidden(meant);
            if (kind.isPresent()) {
                return Optional.of(address.getHostAddress() + ", " + kind.get());
            }
        }
        return plain && !isNear(address)
                ? Optional.of(address.getHostAddress() + ", which is neither this machine nor in a private network")
                : Optional.empty();
    }

    private static Optional<String> forbidden(InetAddress address) {
        if (address.isLinkLocalAddress()) {
            return Optional.of("a link-local address, where clouds keep the credentials of a machine");
        }
        if (METADATA.contains(address.getHostAddress().toLowerCase(Locale.ROOT))) {
            return Optional.of("where a cloud keeps the credentials of a machine");
        }
        int first = address.getAddress()[0] & 0xFF;
        boolean reserved = address instanceof Inet4Address && (first == 0 || first >= 240);
        return address.isAnyLocalAddress() || address.isMulticastAddress() || reserved
                ? Optional.of("no address of one machine")
                : Optional.empty();
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address);
    }

    /** fc00::/7, RFC 4193. */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }

    /** The address, and the IPv4 one to which it leads: NAT64 (RFC 6052), 6to4 (RFC 3056), mapped, translated, compatible. */
    private static List<InetAddress> meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16) {
            return List.of(address);
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return List.of(address, four(bytes, 2));
        }
        boolean nat = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean low = true;
        for (int at = 0; at < 8; at++) {
            low &= bytes[at] == 0;
        }
        return (nat || low) && !address.isLoopbackAddress() && !address.isAnyLocalAddress()
                ? List.of(address, four(bytes, 12))
                : List.of(address);
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
