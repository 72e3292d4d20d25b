package dev.windlass.devcluster;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;

/** A watch as a WebSocket, one text frame for each event: fabric8 asks for it first. */
@SuppressWarnings("FutureReturnValueIgnored")
final class WatchSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int MAX_FRAME_BYTES = 64 * 1024;

    private WatchSocket() {}

    static boolean wanted(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /** Answers the handshake; from then on the channel takes WebSocket frames. */
    static void open(ChannelHandlerContext ctx, HttpRequest request) throws IOException, InterruptedException {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST, "") + request.uri(),
                        null,
                        false,
                        MAX_FRAME_BYTES)
                .newHandshaker(request);
        if (handshaker == null) {
            throw new IOException("this version of WebSocket is not known");
        }
        var whole = new DefaultFullHttpRequest(
                request.protocolVersion(),
                request.method(),
                request.uri(),
                Unpooled.EMPTY_BUFFER,
                request.headers(),
                new DefaultHttpHeaders());
        ctx.executor()
                .submit(() -> {
                    ctx.pipeline().addLast(new WatchSocket());
                    handshaker.handshake(ctx.channel(), whole);
                })
                .sync();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            ctx.writeAndFlush(new CloseWebSocketFrame()).addListener(sent -> ctx.close());
        }
    }
}
