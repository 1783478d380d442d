package io.evenkeel.notify.internal;

import java.util.Optional;

/**
 * How to reach the mail server.
 *
 * @param account empty where it asks for none
 * @param sender the address in {@code From}
 */
public record MailServer(String host, int port, Security security, Optional<Account> account, String sender) {

    /** What protects the connection. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** @param sealedPassword encrypted with the installation's key */
    public record Account(String user, String sealedPassword) {}

    /** For people and logs. */
    String name() {
        return host + ":" + port;
    }

    /** Whether what is sent to it never leaves this machine. */
    boolean isLocal() {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
