// The address of a post leads to it though the page does not hold it: the server knows where it stands.
//   data-posts="address"   on the posts of a thread: the address of one is behind it, by its number
{
  const lead = () => {
    const asked = /^#post-(\d+)$/.exec(location.hash);
    const talk = document.querySelector("[data-posts]");
    if (!asked || !talk || document.getElementById(`post-${asked[1]}`)) return;
    location.replace(`${talk.dataset.posts}/${asked[1]}`);
  };
  addEventListener("hashchange", lead);
  lead();
}
