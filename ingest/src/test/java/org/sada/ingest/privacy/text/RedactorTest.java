package org.sada.ingest.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sada.ingest.privacy.PrivacySettings;

class RedactorTest {
    private final Redactor redactor = PrivacySettings.STANDARD.redactor();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my card is 4111-1111-1111-1111, cvc 999 | my card is [card], cvc [code]",
                "بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١ انتهاء 09/27 | بطاقتي [card] انتهاء 09/27",
                "IBAN SA03 8000 0000 6080 1016 7519 please | IBAN [iban] please",
                "sa0380000000608010167519 | [iban]",
                "الآيبان ٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩ | الآيبان [iban]",
                "mail ahmed.ali @gmail.com or ahmed (at) gmail (dot) com | mail [email] or [email]",
                "رقمي 0501234567 | رقمي [phone]",
                "0551234567/0559876543 | [phone]/[phone]",
                "tel:+966501234567,+966559876543 | tel:[phone],[phone]",
                "رقمي هو ٩٦٦٥٠١٢٣٤٥٦٧+ | رقمي هو [phone]",
                "call me on 5512 3456 | call me on [phone]",
                "(212) 555-0123 | [phone]",
                "national id 1012345672, passport A1234567 | national id [id], passport [id]",
                "784-1984-1234567-1 | [id]",
                "SSN 123-45-6789 and NINO AB 12 34 56 C | SSN [id] and NINO [id]",
                "G-482913 is your Google verification code | G-[code] is your Google verification code",
                "رمز التحقق: ١٢٣٤ | رمز التحقق: [code]",
                "4️⃣1️⃣1️⃣1️⃣ 1111 1111 1111 | [card]",
                "order 12345678 phone 0501234567 id 1012345672 | order 12345678 phone [phone] id [id]",
            })
    void takesOutWhatIsPersonal(String text, String expected) {
        assertThat(redactor.redact(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order number 0501234567 of 2026-01-31 at 14:35",
                "رقم الطلب ٠٥٠١٢٣٤٥٦٧ بتاريخ ٣١/٠١/٢٠٢٦",
                "I paid 1,250,000.50 SAR, then 5000 points and 12345678 riyals",
                "The code expired at 14:30 on 2026-01-31, and I paid 1500.",
                "promo code 2026, error code 5003, zip code 12345, كود الخصم 5050",
                "uuid 43123456-7890-4123-8123-123456789012, IP 192.168.10.200, version 13.9.1",
                "ORD-976169554399, SKU12345678 and flight SV1023",
                "order 4539148803436468 is no card",
                "look at amazon.com for 1234 @ home",
                "no digits at all, لا أرقام هنا",
            })
    void leavesWhatIsNot(String text) {
        Redactor.Redacted redacted = redactor.redact(text);
        assertThat(redacted.text()).isSameAs(text);
        assertThat(redacted.counts()).isEmpty();
    }

    @Test
    void countsByKind() {
        assertThat(redactor.redact("0501234567, 0551234567, a@b.com, code 1234").counts())
                .isEqualTo(Map.of(Kind.PHONE, 2, Kind.EMAIL, 1, Kind.CODE, 1));
    }

    @Test
    void strictlyNoLongNumberStaysButDatesDo() {
        assertThat(redactor.redactStrictly("order 12345678 on 2026-01-31T09:30:00+03:00, 1234", 7)
                        .text())
                .isEqualTo("order [number] on 2026-01-31T09:30:00+03:00, 1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone 0501234567, code 1234, id 1012345672, a@b.com, SA0380000000608010167519 +1 202 555 0123"})
    void redactingAgainChangesNothing(String text) {
        String once = redactor.redact(text).text();
        assertThat(redactor.redact(once).text()).isSameAs(once);
        assertThat(redactor.redactStrictly(once, 4).text()).isSameAs(once);
    }

    /** Eight times as long may not take much more than eight times the work, whatever stands there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "0 ",
                "12 ",
                "0501234567 ",
                "a@",
                "code 1234 ",
                "SA00",
                "+1 ",
                "00 ",
                "1234 id ",
                "a at ",
                "1 - ",
                "x",
                "رمز ",
                "1\u200e",
                "(",
                "a.b(at)c.d ",
                "1.",
                "1/",
                "AB12",
                "\"customer\":",
                "2 345 678 901 "
            })
    void takesTimeInProportionToTheLength(String part) {
        int longest = 32_768;
        String whole = part.repeat(longest / part.length());
        String eighth = whole.substring(0, longest / 8);
        long bestRatio = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) { // the first ones warm up
            long few = cpuNs(() -> {
                for (int i = 0; i < 4; i++) {
                    redactor.redactStrictly(eighth, 4);
                }
            });
            long many = cpuNs(() -> redactor.redactStrictly(whole, 4));
            bestRatio = Math.min(bestRatio, 400 * many / Math.max(few, 400_000));
            assertThat(many).as("32,768 characters of \"%s\"", part).isLessThan(2_000_000_000L);
        }
        assertThat(bestRatio / 100)
                .as("times the work of an eighth of \"%s\"", part)
                .isLessThan(24);
    }

    private static long cpuNs(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
