package io.evenkeel.desk.internal.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns bytes into words although senders often name the wrong character set, or one that nobody knows. Pure. */
final class Charsets {

    private Charsets() {}

    /** What was named if the bytes fit, else UTF-8, else GB 18030; ISO 8859-1 fits always. */
    static String decode(byte[] bytes, Optional<String> named) {
        List<Charset> tries = new ArrayList<>();
        named.flatMap(Charsets::known).ifPresent(tries::add);
        tries.add(StandardCharsets.UTF_8);
        if (Charset.isSupported("GB18030")) {
            tries.add(Charset.forName("GB18030"));
        }
        for (Charset charset : tries) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException doesNotFit) {
                // The next one is tried.
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> known(String name) {
        try {
            String bare = name.strip();
            // Senders of GB 2312 use letters of its successor.
            return Optional.of(Charset.forName(bare.equalsIgnoreCase("gb2312") ? "GB18030" : bare));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
