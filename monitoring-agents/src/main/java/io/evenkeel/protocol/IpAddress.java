package io.evenkeel.protocol;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses as text, one way for each: IPv4 with dots, also where it was mapped into IPv6 (RFC 4291 §2.5.5.2); IPv6 in lower case
 * with the longest row of zeros left out (RFC 5952); without a zone.
 */
public final class IpAddress {

    private static final int GROUPS = 8;

    private IpAddress() {}

    /** Empty for what is no numeric address; nothing is asked of the network. */
    public static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? dotted(bytes, 0) : text(bytes);
    }

    /** @param bytes 4 or 16, in the order of the network */
    public static String text(byte[] bytes) {
        if (bytes.length == 4) {
            return dotted(bytes, 0);
        }
        return isMapped(bytes) ? dotted(bytes, 12) : groups(bytes);
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static String dotted(byte[] bytes, int from) {
        return (bytes[from] & 0xff)
                + "." + (bytes[from + 1] & 0xff)
                + "." + (bytes[from + 2] & 0xff)
                + "." + (bytes[from + 3] & 0xff);
    }

    private static String groups(byte[] bytes) {
        int gap = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && group(bytes, i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                gap = i;
                longest = zeros;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(isFirst ? "" : ":").append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int i) {
        return (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
}
