package dev.windlass.devcluster;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection: gathers a request, hands it to a worker, and sends its reply before reading the next. */
// A write's failure closes the channel, which is where it is noticed.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpExchange extends SimpleChannelInboundHandler<HttpObject> {
    private final int maxBody;
    private final Duration timeout;
    private final ExecutorService workers;
    private final Function<Call, Reply> handler;
    private final Gate gate = new Gate();

    private @Nullable HttpRequest request;
    private @Nullable CompositeByteBuf body;
    private boolean tooLarge;
    private int requests;
    private volatile boolean busy;

    HttpExchange(DevClusterSettings settings, ExecutorService workers, Function<Call, Reply> handler) {
        maxBody = settings.maxBodyBytes();
        timeout = settings.requestTimeout();
        this.workers = workers;
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            refuse(ctx, 400, "400 Bad Request");
            return;
        }
        if (message instanceof HttpRequest started) {
            begin(ctx, started);
        }
        if (message instanceof HttpContent content) {
            gather(content);
            if (message instanceof LastHttpContent) {
                finish(ctx);
            }
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest started) {
        request = started;
        body = ctx.alloc().compositeBuffer(Integer.MAX_VALUE);
        tooLarge = false;
        if (HttpUtil.is100ContinueExpected(started)) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        int number = ++requests;
        ctx.executor().schedule(() -> giveUp(ctx, number), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void giveUp(ChannelHandlerContext ctx, int number) {
        if (request != null && requests == number) {
            request = null;
            send(ctx, Failures.slowClient().reply(), false, false);
        }
    }

    private void gather(HttpContent content) {
        if (body == null || tooLarge) {
            return;
        }
        if (body.readableBytes() + content.content().readableBytes() > maxBody) {
            tooLarge = true;
            body.clear();
        } else {
            body.addComponent(true, content.content().retain());
        }
    }

    private void finish(ChannelHandlerContext ctx) {
        HttpRequest whole = request;
        CompositeByteBuf bytes = body;
        if (whole == null || bytes == null) {
            return;
        }
        request = null;
        body = null;
        busy = true;
        ctx.channel().config().setAutoRead(false);
        byte[] content = ByteBufUtil.getBytes(bytes);
        bytes.release();
        boolean refused = tooLarge;
        try {
            workers.execute(() -> work(ctx, whole, content, refused));
        } catch (RejectedExecutionException closing) {
            ctx.close();
        }
    }

    private void work(ChannelHandlerContext ctx, HttpRequest whole, byte[] content, boolean refused) {
        boolean keepAlive = HttpUtil.isKeepAlive(whole);
        String uri = whole.uri();
        int mark = uri.indexOf('?');
        Call call = new Call(
                whole.method().name(),
                mark < 0 ? uri : uri.substring(0, mark),
                Call.parseQuery(uri),
                whole.headers(),
                content);
        Reply reply = refused ? Failures.tooLarge(maxBody).reply() : handler.apply(call);
        switch (reply) {
            case Reply.Full full -> send(ctx, full, keepAlive, whole.method().equals(HttpMethod.HEAD));
            case Reply.Stream stream -> stream(ctx, stream, whole);
        }
    }

    private void send(ChannelHandlerContext ctx, Reply.Full full, boolean keepAlive, boolean head) {
        HttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(full.code()),
                head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(full.body()));
        full.headers().forEach(response.headers()::set);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, full.contentType());
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, full.body().length);
        HttpUtil.setKeepAlive(response, keepAlive);
        ctx.writeAndFlush(response).addListener(sent -> {
            if (keepAlive && sent.isSuccess()) {
                busy = false;
                ctx.channel().config().setAutoRead(true);
            } else {
                ctx.close();
            }
        });
    }

    private void stream(ChannelHandlerContext ctx, Reply.Stream stream, HttpRequest whole) {
        boolean socket = WatchSocket.wanted(whole);
        try {
            if (socket) {
                WatchSocket.open(ctx, whole);
            } else {
                HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
                response.headers().set(HttpHeaderNames.CONTENT_TYPE, stream.contentType());
                response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
                ctx.writeAndFlush(response);
            }
            // Reading on tells us when the client goes; a pipelined request behind a watch is never answered.
            ctx.channel().config().setAutoRead(true);
            stream.source().writeTo(new Body(ctx, socket));
            Object end = socket ? new CloseWebSocketFrame(1000, "") : LastHttpContent.EMPTY_LAST_CONTENT;
            ctx.writeAndFlush(end).addListener(ChannelFutureListener.CLOSE);
        } catch (IOException gone) {
            ctx.close();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            ctx.close();
        }
    }

    private void refuse(ChannelHandlerContext ctx, int code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(ctx, new Reply.Full(code, "text/plain; charset=utf-8", bytes, Map.of()), false, false);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        gate.wake();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent && !busy) {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gate.wake();
        if (body != null) {
            body.release();
            body = null;
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    /** The streamed body of this connection's reply. */
    private final class Body implements Reply.Sink {
        private final ChannelHandlerContext ctx;
        private final boolean socket;

        Body(ChannelHandlerContext ctx, boolean socket) {
            this.ctx = ctx;
            this.socket = socket;
        }

        @Override
        public void write(byte[] bytes) throws IOException, InterruptedException {
            gate.await(() -> ctx.channel().isWritable() || !open());
            if (!open()) {
                throw new IOException("the client has gone");
            }
            ByteBuf content = Unpooled.wrappedBuffer(bytes);
            ctx.writeAndFlush(socket ? new TextWebSocketFrame(content) : new DefaultHttpContent(content));
        }

        @Override
        public boolean open() {
            return ctx.channel().isActive();
        }

        @Override
        public void onClose(Runnable action) {
            ctx.channel().closeFuture().addListener(closed -> action.run());
        }
    }
}
