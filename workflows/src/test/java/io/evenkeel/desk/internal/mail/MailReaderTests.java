package io.evenkeel.desk.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.internal.mail.Incoming.Nature;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of mails as people, machines and attackers write them. */
class MailReaderTests {
    private static final Set<String> OWN = Set.of("desk@example.org");
    private static final String FROM = "From: Rui <Rui@Example.org>\r\nTo: desk@example.org\r\n";

    @Test
    void aPlainMailIsRead() {
        Incoming mail = read(FROM + "Subject: =?utf-8?B?5omT5Y2w5py6?=\r\nMessage-ID: <a@b>\r\n"
                + "In-Reply-To: <c@d>\r\nReferences: <e@f> <c@d>\r\n\r\nHello\r\n");
        assertThat(mail.from()).hasValue("rui@example.org");
        assertThat(mail.fromName()).isEqualTo("Rui");
        assertThat(mail.subject()).isEqualTo("打印机");
        assertThat(mail.messageId()).hasValue("<a@b>");
        assertThat(mail.names()).containsExactly("<c@d>", "<e@f>");
        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(mail.nature()).isEqualTo(Nature.PERSON);
        assertThat(mail.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8",
        "us-ascii, UTF-8",
        "gb2312, GB18030",
        "utf-8, GB18030",
        "x-nobody-knows, UTF-8",
        "../../etc, GB18030"
    })
    void aWrongCharacterSetCostsNoWords(String named, String used) {
        byte[] head = (FROM + "Content-Type: text/plain; charset=\"" + named
                        + "\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] words = "网络连接中断，请处理".getBytes(Charset.forName(used));
        byte[] raw = new byte[head.length + words.length];
        System.arraycopy(head, 0, raw, 0, head.length);
        System.arraycopy(words, 0, raw, head.length, words.length);
        assertThat(MailReader.read(raw, OWN).text()).isEqualTo("网络连接中断，请处理");
    }

    @Test
    void rawLettersInTheSubjectAreRead() {
        byte[] raw = (FROM + "Subject: 网络\r\n\r\nx").getBytes(StandardCharsets.UTF_8);
        assertThat(MailReader.read(raw, OWN).subject()).isEqualTo("网络");
    }

    @Test
    void whatIsNestedTwentyDeepIsReadToTheTenthLevelAndSaidSo() {
        var mail = new StringBuilder(FROM);
        for (int depth = 0; depth < 20; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%02d\r\n\r\n--b%02d\r\n".formatted(depth, depth))
                    .append("Content-Type: text/plain\r\n\r\nlevel %02d\r\n--b%02d\r\n".formatted(depth, depth));
        }
        Incoming read = read(mail + "Content-Type: text/plain\r\n\r\nthe core\r\n");
        assertThat(read.text()).contains("level 00", "level 09").doesNotContain("level 10", "the core");
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("nested deeper than 10"));
    }

    @Test
    void aThousandPartsAreNotAllRead() {
        var mail = new StringBuilder(FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int part = 0; part < 1_000; part++) {
            mail.append("--b\r\nContent-Type: text/plain\r\n\r\npart ")
                    .append(part)
                    .append("\r\n");
        }
        Incoming read = read(mail + "--b--\r\n");
        assertThat(read.text()).contains("part 0").doesNotContain("part 999");
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("more than 100 parts"));
    }

    @Test
    void ofHtmlOnlyTheWordsAreLeft() {
        Incoming read = read(
                FROM + "Content-Type: text/html; charset=utf-8\r\n\r\n"
                        + "<html><head><title>t</title><style>p{}</style></head><body onload=\"evil()\"><p>Hello &amp; <b>you</b>"
                        + "<script>alert('x')</script><img src=x onerror=alert(1)><br>1 &lt; 2 &#x4f60;</p><!-- <p>no --></body>");
        assertThat(read.text()).isEqualTo("Hello & you\n1 < 2 你");
    }

    @Test
    void unfinishedAndHugeHtmlEndsSoon() {
        for (String broken :
                List.of("<", "<scr", "<script>x", "<!-- x", "&", "&#", "&#x;", "<a", "</", "a<b", "<<<<<")) {
            assertThat(HtmlWords.of(broken)).doesNotContain("script");
        }
        assertThat(HtmlWords.of("<script>".repeat(200_000))).isEmpty();
        assertThat(HtmlWords.of("<!--".repeat(200_000))).isEmpty();
        assertThat(HtmlWords.of("&amp".repeat(200_000))).hasSizeGreaterThan(100);
        assertThat(HtmlWords.of("<a".repeat(200_000))).isEmpty();
    }

    @Test
    void plainTextIsPreferredToHtml() {
        Incoming read =
                read(FROM + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain"
                        + "\r\n\r\nplain\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--b--\r\n");
        assertThat(read.text()).isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\evil.exe, evil.exe",
        ".htaccess, htaccess",
        "..., attachment",
        "'', attachment",
        "a\u202etxt.exe, atxt.exe",
        "报告.pdf, 报告.pdf"
    })
    void namesOfFilesLoseWhatCouldHarm(String given, String safe) {
        assertThat(SafeName.of(given)).isEqualTo(safe);
    }

    @Test
    void attachmentsAreReadWithANameThatIsSafe() {
        Incoming read =
                read(FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                        + "see there\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"../a.html\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nPHNjcmlwdD4=\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                        + "Subject: inner\r\n\r\ninner words\r\n--b--\r\n");
        assertThat(read.text()).isEqualTo("see there");
        assertThat(read.attachments()).extracting(Incoming.Attached::name).containsExactly("a.html", "message.eml");
        assertThat(new String(read.attachments().getFirst().content(), StandardCharsets.UTF_8))
                .isEqualTo("<script>");
    }

    /** Bytes that no mail program writes: something always comes out. */
    @Test
    void whateverIsSentSomethingIsRead() {
        long seed = Long.getLong("mail.seed", new Random().nextLong());
        Random random = new Random(seed);
        byte[] sound = (FROM
                        + "Subject: s\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/"
                        + "html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C4=E3\r\n--b\r\n"
                        + "Content-Disposition: attachment; filename*=utf-8''%E4%BD%A0\r\n\r\nx\r\n--b--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int number = 0; number < 400; number++) {
            byte[] broken = sound.clone();
            for (int hits = 1 + random.nextInt(30); hits > 0; hits--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Incoming read = MailReader.read(broken, OWN);
            assertThat(read.subject())
                    .as("-Dmail.seed=%d, mail %d", seed, number)
                    .doesNotContain("\n", "\r");
        }
        assertThat(MailReader.read(new byte[0], OWN).text()).isEmpty();
        assertThat(MailReader.read(new byte[100_000], OWN)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: no | PERSON",
                "Auto-Submitted: auto-generated | MACHINE",
                "Auto-Submitted: AUTO-REPLIED (out of office) | ROBOT_REPLY",
                "Auto-Submitted: auto-generated;In-Reply-To: <a@b> | ROBOT_REPLY",
                "Subject: Automatic reply: away;In-Reply-To: <a@b> | ROBOT_REPLY",
                "Subject: Automatic reply of the door is broken | PERSON",
                "X-Autoreply: yes | ROBOT_REPLY",
                "Precedence: auto_reply | ROBOT_REPLY",
                "Precedence: bulk | MACHINE",
                "List-Id: <news.example.org> | MACHINE",
                "X-Auto-Response-Suppress: All | MACHINE",
                "Return-Path: <> | BOUNCE",
                "Content-Type: multipart/report; boundary=x | BOUNCE",
                "Evenkeel-Desk: desk@example.org | OWN",
                "Evenkeel-Desk: other@example.org | PERSON"
            })
    void whoWroteItIsRecognised(String headers, Nature nature) {
        assertThat(read(FROM + headers.strip().replace(";In-", "\r\nIn-") + "\r\n\r\nx")
                        .nature())
                .isEqualTo(nature);
    }

    @Test
    void mailOfTheDeskItselfAndOfDaemonsIsRecognisedByItsSender() {
        assertThat(read("From: Desk <DESK@example.org>\r\n\r\nx").nature()).isEqualTo(Nature.OWN);
        assertThat(read("From: MAILER-DAEMON@mx.example.org\r\n\r\nx").nature()).isEqualTo(Nature.BOUNCE);
    }

    @Test
    void aSenderThatNobodyCouldAnswerIsNone() {
        assertThat(read("From: nobody\r\n\r\nx").from()).isEmpty();
        assertThat(read("Subject: x\r\n\r\nx").from()).isEmpty();
        assertThat(read("From: " + "a".repeat(300) + "@example.org\r\n\r\nx").from())
                .isEmpty();
    }

    private static Incoming read(String mail) {
        return MailReader.read(mail.getBytes(StandardCharsets.UTF_8), OWN);
    }
}
