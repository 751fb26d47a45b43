package org.sada.runtime;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The body of a request, plain or in gzip, within limits. No more of a compressed body is ever unpacked than may be kept: reading stops
 * at the first byte too many.
 */
public final class HttpBody {
    /** A compressed body may grow this many times; events written as JSON seldom grow thirty times. */
    public static final int MOST_GROWTH = 100;

    /** Little enough to be harmless, whatever it was made of. */
    private static final int HARMLESS_BYTES = 64 * 1024;

    private HttpBody() {}

    /**
     * Reads it all.
     *
     * @param mostBytes of the body as it came, and of what is unpacked from it
     * @throws HttpResponseException 413 where it is longer, 415 for another Content-Encoding, 400 for broken gzip
     */
    public static byte[] read(Context context, int mostBytes) {
        String encoding = context.header("Content-Encoding");
        String coding = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> plain(context, mostBytes);
            case "gzip", "x-gzip" -> unpacked(plain(context, mostBytes), mostBytes);
            default ->
                throw new HttpResponseException(
                        415, "the Content-Encoding must be gzip, or left out; nothing else is unpacked");
        };
    }

    private static byte[] plain(Context context, int mostBytes) {
        try {
            InputStream in = context.bodyInputStream();
            int told = context.contentLength();
            if (told >= 0 && told <= mostBytes) {
                byte[] body = new byte[told];
                int read = in.readNBytes(body, 0, told);
                return read == told ? body : Arrays.copyOf(body, read);
            }
            // a chunked request does not say its length beforehand
            byte[] body = in.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                throw tooLong("the body is longer than " + mostBytes + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] unpacked(byte[] packed, int mostBytes) {
        int grown = (int) Math.min(mostBytes, Math.max(HARMLESS_BYTES, (long) MOST_GROWTH * packed.length));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = gzip.readNBytes(grown + 1);
            if (body.length > grown) {
                throw tooLong(
                        grown == mostBytes
                                ? "the body unpacks to more than " + mostBytes + " bytes"
                                : "the body grows more than " + MOST_GROWTH + " times when it is unpacked");
            }
            return body;
        } catch (ZipException | EOFException e) {
            throw new BadRequestResponse("the body is not whole gzip, as Content-Encoding says it is");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponseException tooLong(String what) {
        return new HttpResponseException(413, what + "; send it in parts");
    }
}
