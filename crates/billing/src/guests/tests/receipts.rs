//! Who sees a guest's receipt: whoever has the letter.

use crate::guests::{ReceiptToken, find_receipt};
use crate::samples;

#[tokio::test]
async fn a_token_fits_one_payment_and_one_secret() {
    let world = samples::world().await;
    let (one, other) = (world.ctx.id(), world.ctx.id());
    let token = ReceiptToken::derive(&world.ctx.secret, one);
    assert_eq!(token.expose().len(), 22);
    assert_ne!(token.expose(), ReceiptToken::derive(&world.ctx.secret, other).expose());
    for (payment, token) in [(other, token.clone()), (one, ReceiptToken::of("")), (one, token)] {
        let found = find_receipt(&world.ctx, payment, &token).await.unwrap();
        assert!(found.is_none(), "there is no such payment");
    }
}
