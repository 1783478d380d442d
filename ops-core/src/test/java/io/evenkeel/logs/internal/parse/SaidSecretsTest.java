package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "口令 Bj9988aa 别外传 => 口令 *** 别外传",
                "登录口令是 Lh#55667，用完改 => 登录口令是 ***，用完改",
                "密码为 Fw2026ok => 密码为 ***",
                "密码是Fw2026ok的那台 => 密码是***的那台",
                "新密码：春天来了 => 新密码：***",
                "密码已改为 Xy123456。 => 密码已改为 ***。",
                "密码（临时）：Abc@123 => 密码（临时）：***",
                "口令123456 => 口令***",
                "用户名/密码：root/Calvin77 => 用户名/密码：***",
                "密钥=9f8e7d6c5b4a => 密钥=***",
                "iDRAC root/Calvin77 还没改 => iDRAC root/*** 还没改",
                "admin / Admin@123 => admin / ***",
                "PIN 4471 => PIN ***",
                "PIN码是 4471 => PIN码是 ***",
                "the PIN is 4471. => the PIN is ***.",
                "password Hunter22, then enter => password ***, then enter",
                "the password is Hunter-22 => the password is ***",
                "password for root is S3same! => password for root is ***!",
                "password changed to n3wOne99 => password changed to ***",
                "passphrase: \"open sesame\" => passphrase: \"***\"",
                "db_password=a;b,c => db_password=***",
                "token ghp_16C7e42F292c69 => token ***",
                "secret: s3cr3t => secret: ***",
                "jdbc:oracle:thin:settle/S3ttle99@10.1.2.3:1521/core => jdbc:oracle:thin:settle/***@10.1.2.3:1521/core",
                "jdbc:oracle:thin:settle/settle@//db:1521/x => jdbc:oracle:thin:settle/***@//db:1521/x",
                "sqlplus settle/settle@core => sqlplus settle/***@core",
                "redis://:p@ss@cache:6379/0 => redis://:***@cache:6379/0",
                "postgres://ana:hunter2@db1/shop => postgres://ana:***@db1/shop",
                "-----BEGIN PRIVATE KEY-----MIGH-----END PRIVATE KEY----- => -----PRIVATE KEY ***-----",
                "身份证 11010519491231002X 已核 => 身份证 *** 已核",
                "身份证110105 19491231 002x => 身份证***",
                "手机 13800138000，夜里也行 => 手机 ***，夜里也行",
                "call +86 138-0013-8000. => call ***.",
            })
    void isTakenOut(String said, String masked) {
        assertThat(Secrets.said(said)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "密码错误 3 次",
                "密码 90 天到期",
                "密码 2026-11-20 到期",
                "密码是什么",
                "忘记密码了，找 KB-4",
                "重置密码 KB-4",
                "口令在 app-med-01 上",
                "password is wrong",
                "the password expired 3 times",
                "Failed password for root from 10.0.0.1",
                "token expired",
                "token bucket is empty",
                "the key INC-412 was turned",
                "keyboard 12345678 and monkey88",
                "passed 12345 tests",
                "pin the thread",
                "root/var/log",
                "/root/Backup77",
                "system/app-med-01",
                "ratio 3/4",
                "actions/checkout@v4",
                "https://example.org/a:b@c",
                "流水 110105194912310021",
                "流水 110105199913310021",
                "写了 13800138000 字节",
                "13800138000.5",
                "id-13800138000",
                "order 2013800138000",
            })
    void stays(String said) {
        assertThat(Secrets.said(said)).isEqualTo(said);
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        String once = Secrets.said("口令 Bj9988aa, password: x, root/Calvin77, 13800138000");

        assertThat(Secrets.said(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password ", "密码是", "user/", "key:", "a://b:", "1380013", "for x "})
    void aTextOfManyRepeatsIsDone(String part) {
        assertThat(Secrets.said(part.repeat(200_000 / part.length()))).isNotEmpty();
    }
}
