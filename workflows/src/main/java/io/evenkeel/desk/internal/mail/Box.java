package io.evenkeel.desk.internal.mail;

import io.evenkeel.desk.Mailbox.Security;

/**
 * Where the desk's mail lies.
 *
 * @param address to which people write, lower case
 */
public record Box(String host, int port, Security security, String user, String folder, String address) {

    /** Names it beside its mails' numbers. */
    public String name() {
        return user + "@" + host + "/" + folder;
    }
}
