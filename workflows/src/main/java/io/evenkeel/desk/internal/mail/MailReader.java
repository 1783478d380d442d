package io.evenkeel.desk.internal.mail;

import io.evenkeel.desk.internal.mail.Incoming.Attached;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a mail within limits. Whatever is sent, something comes out: what cannot be read is said in a remark, and the mail
 * as it came is kept beside it.
 */
public final class MailReader {
    public static final int LONGEST_TEXT = 100_000;
    static final int DEEPEST = 10;
    static final int MOST_PARTS = 100;
    static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_SUBJECT = 250;
    private static final int MOST_NAMES = 30;
    private static final int MOST_HEADERS = 1_000;
    private static final Pattern NAME = Pattern.compile("<[!-;=?-~]{1,500}>");
    private static final Session SESSION = session();

    private final List<String> texts = new ArrayList<>();
    private final List<Attached> attachments = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int parts;

    private MailReader() {}

    /** @param own the desk's own addresses, lower case */
    public static Incoming read(byte[] raw, Set<String> own) {
        try {
            return new MailReader().read(new MimeMessage(SESSION, new ByteArrayInputStream(raw)), own);
        } catch (MessagingException | RuntimeException unreadable) {
            // RuntimeException: the parser has thrown several for malformed mails, and a mail must not stop those
            // behind it.
            return new Incoming(
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    List.of(),
                    List.of(),
                    "",
                    "",
                    List.of(),
                    Incoming.Nature.MACHINE,
                    List.of("The mail could not be read at all ("
                            + unreadable.getClass().getSimpleName() + "); it is attached as it came."));
        }
    }

    private static Session session() {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        return Session.getInstance(lenient);
    }

    private Incoming read(MimeMessage mail, Set<String> own) throws MessagingException {
        Map<String, String> headers = headers(mail);
        Optional<InternetAddress> from =
                addresses(headers.getOrDefault("from", "")).stream().findFirst();
        Optional<String> address = from.flatMap(MailReader::bare);
        List<String> names = names(headers);
        part(mail, 0);
        String text = cut(String.join("\n\n", texts).strip(), LONGEST_TEXT);
        return new Incoming(
                Optional.ofNullable(headers.get("message-id"))
                        .map(NAME::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group),
                address,
                cut(
                        from.map(InternetAddress::getPersonal)
                                .map(MailReader::oneLine)
                                .orElse(address.orElse("")),
                        200),
                names,
                recipients(headers),
                cut(oneLine(decoded(headers.getOrDefault("subject", ""))), LONGEST_SUBJECT),
                text,
                attachments,
                Natures.of(headers, address, !names.isEmpty(), own),
                remarks);
    }

    private static Map<String, String> headers(MimeMessage mail) throws MessagingException {
        Map<String, String> first = new HashMap<>();
        int seen = 0;
        for (Header header : Collections.list(mail.getAllHeaders())) {
            if (seen++ < MOST_HEADERS) {
                first.merge(
                        header.getName().toLowerCase(Locale.ROOT),
                        header.getValue() == null ? "" : header.getValue(),
                        (one, again) -> one);
            }
        }
        return first;
    }

    /** In-Reply-To, then the references from the newest. */
    private static List<String> names(Map<String, String> headers) {
        List<String> names = new ArrayList<>();
        Matcher answered = NAME.matcher(headers.getOrDefault("in-reply-to", ""));
        while (answered.find() && names.size() < MOST_NAMES) {
            names.add(answered.group());
        }
        List<String> references = new ArrayList<>();
        Matcher reference = NAME.matcher(headers.getOrDefault("references", ""));
        while (reference.find()) {
            references.add(reference.group());
        }
        references.reversed().stream().limit(MOST_NAMES).forEach(names::add);
        return names.stream().distinct().limit(MOST_NAMES).toList();
    }

    private static List<String> recipients(Map<String, String> headers) {
        return List.of("delivered-to", "x-original-to", "to", "cc").stream()
                .flatMap(name -> addresses(headers.getOrDefault(name, "")).stream())
                .flatMap(address -> bare(address).stream())
                .distinct()
                .limit(100)
                .toList();
    }

    private static List<InternetAddress> addresses(String header) {
        try {
            return Arrays.asList(InternetAddress.parseHeader(cut(header, 20_000), false));
        } catch (AddressException unreadable) {
            return List.of();
        }
    }

    private static Optional<String> bare(InternetAddress address) {
        String written = address.getAddress();
        if (written == null || written.length() > 254 || written.indexOf('@') < 1) {
            return Optional.empty();
        }
        boolean plain = written.codePoints().allMatch(point -> point > ' ' && point <= '~');
        return plain ? Optional.of(written.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private void part(Part part, int depth) {
        parts++;
        if (parts > MOST_PARTS) {
            remark("The mail has more than " + MOST_PARTS + " parts; the rest is only in the mail as it came.");
            return;
        }
        try {
            ContentType type = type(part);
            if (type.match("multipart/*")) {
                several(part, type, depth);
            } else if (isWords(part, type)) {
                String words = Charsets.decode(bytes(part), Optional.ofNullable(type.getParameter("charset")));
                texts.add(cut(type.match("text/html") ? HtmlWords.of(cut(words, 2_000_000)) : words, LONGEST_TEXT));
            } else {
                attach(part, type);
            }
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // As above: one broken part must not cost the others.
            remark("A part of the mail could not be read ("
                    + unreadable.getClass().getSimpleName() + ").");
        }
    }

    private void several(Part part, ContentType type, int depth) throws MessagingException, IOException {
        if (depth >= DEEPEST) {
            remark("The mail is nested deeper than " + DEEPEST
                    + " levels; what is further inside is only in the mail as it" + " came.");
            return;
        }
        Multipart inside = part.getContent() instanceof Multipart read
                ? read
                : new MimeMultipart(part.getDataHandler().getDataSource());
        if (type.match("multipart/alternative")) {
            alternative(inside, depth);
            return;
        }
        for (int place = 0; place < inside.getCount(); place++) {
            part(inside.getBodyPart(place), depth + 1);
        }
    }

    /** Plain text if it is offered, else the last one, which is the sender's favourite (RFC 2046 §5.1.4). */
    private void alternative(Multipart offered, int depth) throws MessagingException {
        BodyPart chosen = null;
        for (int place = 0; place < Math.min(offered.getCount(), MOST_PARTS); place++) {
            BodyPart each = offered.getBodyPart(place);
            if (chosen == null || !type(chosen).match("text/plain")) {
                chosen = each;
            }
        }
        if (chosen != null) {
            part(chosen, depth + 1);
        }
    }

    private static boolean isWords(Part part, ContentType type) throws MessagingException {
        boolean named = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        return !named && (type.match("text/plain") || type.match("text/html"));
    }

    private void attach(Part part, ContentType type) throws MessagingException, IOException {
        if (attachments.size() >= MOST_ATTACHMENTS) {
            remark("The mail has more than " + MOST_ATTACHMENTS
                    + " attachments; the rest is only in the mail as it came.");
            return;
        }
        String named = part.getFileName();
        String name = named != null ? decoded(named) : type.match("message/rfc822") ? "message.eml" : "";
        attachments.add(new Attached(SafeName.of(name), type.getBaseType().toLowerCase(Locale.ROOT), bytes(part)));
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException unreadable) {
            return new ContentType("application", "octet-stream", null);
        }
    }

    /** The bytes without transfer encoding; as they are where the encoding is unknown or broken. */
    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (InputStream decoded = part.getInputStream()) {
            return decoded.readAllBytes();
        } catch (MessagingException | IOException broken) {
            if (part instanceof MimeMessage mail) {
                return mail.getRawInputStream().readAllBytes();
            }
            if (part instanceof MimeBodyPart body) {
                return body.getRawInputStream().readAllBytes();
            }
            throw broken;
        }
    }

    private static String decoded(String words) {
        boolean raw = words.codePoints().anyMatch(point -> point > '~');
        if (raw) {
            return Charsets.decode(words.getBytes(StandardCharsets.ISO_8859_1), Optional.empty());
        }
        try {
            return MimeUtility.decodeText(words);
        } catch (UnsupportedEncodingException unknown) {
            return words;
        }
    }

    private void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    }

    private static String cut(String words, int longest) {
        if (words.length() <= longest) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(longest - 1)) ? longest - 1 : longest;
        return words.substring(0, end);
    }
}
