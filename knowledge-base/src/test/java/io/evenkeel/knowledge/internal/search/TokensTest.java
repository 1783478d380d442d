package io.evenkeel.knowledge.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static List<String> terms(String text) {
        return Tokens.of(text).stream().map(Token::term).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HostDiskFull          | hostdiskfull host disk full
                    db-prod-07.lan        | db-prod-07.lan db-prod-07 db prod 07 7 lan
                    h7                    | h7
                    db07                  | db07 db 07 7
                    ORA-01555             | ora-01555 ora 01555 1555
                    0x80070005            | 0x80070005 80070005
                    10.20.3.4             | 10.20.3.4 10.20 10.20.3 10 20
                    18.6.0                | 18.6.0 18.6 18
                    /var/log/messages     | var/log/messages var log messages
                    C:\\Windows\\win.ini  | windows win.ini win ini
                    max_connections       | max_connections max connections
                    IOException           | ioexception io exception
                    pg_stat_replication   | pg_stat_replication pg stat replication
                    web01:443             | web01:443 web01 web 01 1 443
                    Ｄｉｓｋ　Ｆｕｌｌ     | disk full
                    """)
    void namesOfMachinesAreFoundWholeAndInParts(String text, String expected) {
        assertThat(terms(text)).contains(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    磁盘空间不足       | 磁盘 空间 不足 盘空
                    磁碟空間不足       | 空间 不足
                    主从延迟太大       | 主从 延迟
                    重启nginx服务      | 重启 nginx 服务
                    証書過期           | 过期
                    """)
    void chineseIsFoundByWordsAndPairs(String text, String expected) {
        assertThat(terms(text)).contains(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"replicas,replica", "connections,connection", "expired,expires", "rebuilding,rebuild"})
    void oneStemForFormsOfAWord(String one, String other) {
        assertThat(terms(one)).containsAnyElementsOf(terms(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!! ??? ...", "\0\0", "-_./:@", "。，！？", "\ud83d\ude00", "\ud83d"})
    void signsAloneHaveNoTerms(String text) {
        assertThat(Tokens.of(text)).isEmpty();
    }

    @Test
    void everyTermStandsAtItsPlace() {
        Random random = new Random(7);
        String letters = "aZ0中磁-_./: 磁盘碟　Ａ\ud83d\ude00'\"\n";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String folded = Folding.fold(text);
            assertThat(Tokens.of(text.toString()))
                    .allSatisfy(token ->
                            assertThat(token.to()).isGreaterThan(token.from()).isLessThanOrEqualTo(folded.length()))
                    .filteredOn(token -> token.kind() == Token.Kind.CODE || token.kind() == Token.Kind.PAIR)
                    .allSatisfy(token -> assertThat(folded.substring(token.from(), token.to()))
                            .isEqualTo(token.term()));
        }
    }

    @Test
    void aCodeWithoutEndMakesFewTerms() {
        assertThat(Tokens.of("a1-".repeat(70_000))).hasSizeLessThan(100);
    }
}
