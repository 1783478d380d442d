package io.evenkeel.desk.internal.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail as far as the desk cares.
 *
 * @param from the bare address in lower case; absent where there is none that mail could be sent to
 * @param names the {@code Message-ID}s that it answers, the nearest first
 * @param recipients bare addresses in lower case to which it was sent
 * @param text plain text, of HTML its words; never markup
 * @param remarks what could not be read, as sentences for the desk
 */
public record Incoming(
        Optional<String> messageId,
        Optional<String> from,
        String fromName,
        List<String> names,
        List<String> recipients,
        String subject,
        String text,
        List<Attached> attachments,
        Nature nature,
        List<String> remarks) {

    /** Who or what wrote it; says what may be answered (RFC 3834 §2). */
    public enum Nature {
        PERSON,
        /** A program that tells something by itself: never answered. */
        MACHINE,
        /** An out-of-office notice or another desk's receipt: makes no ticket, resumes and reopens none. */
        ROBOT_REPLY,
        /** A mail server says that something was not delivered. */
        BOUNCE,
        /** The desk's own, come back. */
        OWN
    }

    /** @param type as the sender calls it; nothing is believed of it */
    public record Attached(String name, String type, byte[] content) {

        public Attached {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        public int size() {
            return content.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Attached that
                    && name.equals(that.name)
                    && type.equals(that.type)
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, type, Arrays.hashCode(content));
        }

        @Override
        public String toString() {
            return "Attached[" + name + ", " + type + ", " + content.length + " bytes]";
        }
    }

    public Incoming {
        names = List.copyOf(names);
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        remarks = List.copyOf(remarks);
    }
}
