package io.evenkeel.agent;

import io.evenkeel.protocol.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * One line of {@code /proc/net/tcp} or {@code tcp6} (proc_net(5)) that listens or is connected.
 *
 * @param inode 0 where the kernel gives it to no program
 */
record Socket(boolean isListening, Endpoint local, Endpoint remote, long inode) {

    record Endpoint(String address, int port) {}

    private static final String ESTABLISHED = "01";
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Empty for other states, and where the line is not whole. */
    static Optional<Socket> parse(String line) {
        String[] words = words(line);
        if (words.length <= INODE) {
            return Optional.empty();
        }
        boolean isListening = words[STATE].equals(LISTENING);
        if (!isListening && !words[STATE].equals(ESTABLISHED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Socket(
                    isListening, endpoint(words[LOCAL]), endpoint(words[REMOTE]), Long.parseLong(words[INODE])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without a pattern, which costs several times as much over thousands of lines. */
    private static String[] words(String line) {
        var words = new StringTokenizer(line);
        var first = new String[Math.min(words.countTokens(), INODE + 1)];
        for (int i = 0; i < first.length; i++) {
            first[i] = words.nextToken();
        }
        return first;
    }

    /** Four bytes each are a number as this machine keeps it: most turn them round. */
    private static Endpoint endpoint(String word) {
        int colon = word.indexOf(':');
        byte[] bytes = colon < 0 ? new byte[0] : HexFormat.of().parseHex(word, 0, colon);
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("no address: " + word);
        }
        var read = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        var address = ByteBuffer.allocate(bytes.length);
        while (read.hasRemaining()) {
            address.putInt(read.getInt());
        }
        return new Endpoint(IpAddress.text(address.array()), Integer.parseInt(word, colon + 1, word.length(), 16));
    }
}
