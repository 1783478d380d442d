package io.evenkeel.notify;

import java.net.InetAddress;

/**
 * Where a host is, for what connects by another protocol than HTTP: the same rules as for {@link Outgoing}. Who connects to the
 * address that was found, and not to the name, can't be led elsewhere by a name server. Thread-safe; blocks up to five
 * seconds, so never called in a transaction.
 */
public interface OutgoingHosts {

    /** @param host a name or an address */
    Found find(String host);

    /** What came of looking. */
    sealed interface Found {}

    /** Connect here. */
    record Way(InetAddress address) implements Found {}

    /** Not to be connected to; the sentence says why, and who may allow it. */
    record Barred(String sentence) implements Found {}

    /** The name leads nowhere just now. */
    record Lost(String sentence) implements Found {}
}
