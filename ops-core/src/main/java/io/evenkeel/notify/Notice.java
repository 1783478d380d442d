package io.evenkeel.notify;

import java.util.UUID;

/**
 * One message to one person by one channel.
 *
 * @param key unique; a second notice with the same key is not sent
 * @param address the mail address; empty for {@code CONSOLE}
 * @param subject one line
 * @param text plain text
 * @param about what it is about, such as {@code INC-12}; the console links to it
 */
public record Notice(
        String key, Channel channel, UUID personId, String address, String subject, String text, String about) {}
