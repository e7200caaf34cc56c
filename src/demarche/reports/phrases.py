"""Lines that pages carry around their articles, word for word: `forms.py` has those that vary."""

from __future__ import annotations

LINES = """
    about us | accept | accept all | accept all cookies | accept and continue | accept cookies | account | ad | ad feedback |
    add a comment | add comment | add to favorites | add to reading list | add us on google | advert | advertise |
    advertise with us | advertisement | advertisement scroll to continue | advertisements | advertising | agencies | all comments |
    all news | all posts | all rights reserved | also read | also see | archive | archives |
    article continues after advertisement | article continues below | ask a question | back | back to home | back to top |
    be the first to comment | become a member | bookmark | bookmark this | breaking news alerts | browse by topic | by submitting |
    cancel | cancel reply | caption | careers | change consent | change language | click here | click here to read more |
    click to read more | close | close ad | close menu | comment | comment policy | comment section | comments |
    comments are closed | comments closed | comments section | community guidelines | community rules | connect with us | contact |
    contact us | content continues below | continue | continue reading | continue reading below | cookie policy |
    cookie preferences | cookie settings | cookies | copy | copy link | copy url | copyright | create account | create an account |
    create free account | credit | disclaimer | discover more | discussion | don't miss | donate | donate now | download |
    download app | download pdf | e-mail | e-paper | edit | editor's choice | editor's pick | editor's picks | editorial policy |
    editors' picks | email | email address | email newsletter | email this article | enlarge | enlarge image | enlarge this image |
    expand | explore more | facebook | faq | featured | file image | file photo | filed under | find us on facebook | follow |
    follow us | follow us on google news | follow us on social media | footer | forgot password | from around the web |
    from our partners | from the web | full screen | full story | fullscreen | gallery | get app | get the app | getty images |
    go back | hide caption | hide comments | home | homepage | image caption | image credit | image source |
    in case you missed it | in pictures | join now | join the conversation | join the discussion | join us | jump to content |
    jump to main content | jump to navigation | keep reading | keywords | latest | latest articles | latest headlines |
    latest news | latest posts | latest stories | latest updates | learn more | leave a comment | leave a reply | leave comment |
    leave your comment | like | like this | like us on facebook | link copied | listen | listen now | listen to article |
    listen to story | listen to this article | listen to this story | load comments | load more | loading | log in |
    log in to comment | log out | login | login to comment | mail | main menu | manage cookies | manage preferences |
    media caption | member login | menu | more | more articles | more for you | more from this author | more from this section |
    more headlines | more in this section | more like this | more news | more on this | more on this story | more on this topic |
    more posts | more stories | more to explore | more to read | more top stories | most commented | most popular | most read |
    most recent | most shared | most viewed | must read | mute | my account | my profile | name | navigation | newer post | newer posts |
    newsletter | newsletters | next | next article | next page | next post | next slide | next story | next up | no comments |
    no comments yet | no related posts | not now | ok | older post | older posts | on air | open in app | open menu |
    opens in a new tab | opens in new window | our apps | our partners | our picks | our team | page not found | partner content |
    password | pause | personalise | photo gallery | play | play video | please enable javascript | popular | popular articles |
    popular news | popular posts | popular stories | post a comment | post comment | post navigation | powered by |
    preferred source on google | prev | previous | previous article | previous page | previous post | previous slide |
    previous story | primary sidebar | print | print edition | print friendly | print page | print this | print this article |
    print this page | privacy | privacy policy | promoted | promoted content | promoted stories | read also | read full |
    read full article | read full story | read in app | read later | read more | read more articles | read more below |
    read more news | read more on this | read more stories | read next | read now | read on | read the full article |
    read the full story | read the story | reader comments | reader interactions | recent articles | recent comments |
    recent posts | recent stories | recommended | recommended articles | recommended by | recommended for you |
    recommended reading | recommended stories | register | register now | reject all | related | related articles |
    related content | related coverage | related links | related news | related posts | related posts you may like |
    related reading | related stories | related topics | related video | related videos | remember me | reply | report |
    report a problem | report a typo | report an error | report this ad | report this comment | republish |
    republish this article | required | reset | rights reserved | rss | rss feed | save | save article | save for later |
    save story | say something | scroll down | scroll to continue | scroll to top | search | search for | section | sections |
    see all | see also | see comments | see more | see more stories | send | send email | send feedback | send us a tip |
    settings | share | share article | share on facebook | share this | share this article | share this page | share this post |
    share this story | share via | share your thoughts | shares | show all | show comments | show less | show more | sidebar |
    sign in | sign in to comment | sign out | sign up | sign up for free | sign up for newsletter | sign up here | sign up now |
    similar articles | similar news | similar posts | similar stories | site map | sitemap | skip | skip ad | skip advertisement |
    skip navigation | skip to content | skip to footer | skip to main content | skip to navigation | skip to search |
    social media | source | sources | sponsored | sponsored by | sponsored content | sponsored links | sponsored post |
    start the conversation | stay connected | stay tuned | stories for you | story continues after advertisement |
    story continues below | story continues below ad | story continues below advertisement | submit | submit a tip |
    submit comment | subscribe | subscribe here | subscribe now | subscribe today | subscription | suggested reading | tags |
    tap here | tell us what you think | terms | terms and conditions | terms of service | terms of use | text size |
    thank you for subscribing | thanks for signing up | this article has been updated | this story has been updated |
    toggle caption | toggle menu | toggle navigation | top headlines | top news | top of page | top stories | topics |
    topics in this article | topics mentioned in this article | translate | trending | trending articles | trending in world |
    trending news | trending now | trending stories | trending topics | twitter | unmute | up next | update preferences | updated |
    username | video player | view all | view all posts | view comments | view gallery | view more | view original | view profile |
    view this post on instagram | views | was this article helpful | watch | watch live | watch more | watch now | watch video |
    website | what to read next | whatsapp | with agencies | with agency inputs | work with us | write a comment | write for us |
    write to us | you may also be interested in | you may also like | you may like | you might also like |
    you might be interested in | your comment | your email | your name | your rating |
"""
"""Whole lines (lower case, straight apostrophes, without counts and marks at either end), parted by bars."""
